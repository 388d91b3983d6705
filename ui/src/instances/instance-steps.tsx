import { useMemo } from 'react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CalledInstance, ElementStatus, InstanceDiagram } from '../api/wire.ts';
import { Icon } from '../controls/icon.tsx';
import { stepsOf } from '../diagram/diagram-steps.ts';

interface InstanceStepsProps {
  readonly diagram: InstanceDiagram;
  readonly called: readonly CalledInstance[];
}

/** What the map shows, in words: for who does not see it, and for who prefers to read. */
export function InstanceSteps({ diagram, called }: InstanceStepsProps) {
  const { t } = useTranslation();
  const steps = useMemo(() => stepsOf(diagram.xml), [diagram.xml]);
  const statusOf = new Map(diagram.elements.map((status) => [status.elementId, status]));
  const shown = steps.filter((step) => step.name !== '' || statusOf.has(step.elementId));
  return (
    <div className="table-scroll">
      <table className="data-table steps-table">
        <caption className="visually-hidden">{t('instance.listCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('instance.columnStep')}</th>
            <th scope="col">{t('instance.columnStatus')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((step) => {
            const status = statusOf.get(step.elementId);
            return (
              <tr key={step.elementId}>
                <th scope="row">
                  {step.name === '' ? t(`diagram.kind.${step.kind}`) : step.name}
                  <span className="task-where">{t(`diagram.kind.${step.kind}`)}</span>
                  {called
                    .filter((each) => each.elementId === step.elementId)
                    .map((each) => (
                      <Link
                        key={each.processInstanceKey}
                        className="small"
                        to="/casi/$processInstanceKey"
                        params={{ processInstanceKey: each.processInstanceKey }}
                      >
                        {t('instance.openChild', { name: each.processName })}
                      </Link>
                    ))}
                </th>
                <td>{status && <StepStatus status={status} />}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function StepStatus({ status }: { status: ElementStatus }) {
  const { t } = useTranslation();
  const { active, completed, terminated, incidents } = status;
  return (
    <span className="state-tags">
      {incidents > 0 && (
        <span className="tag tag-danger">
          <Icon name="error" />
          {t('instance.stepIncident')}
        </span>
      )}
      {active > 0 && (
        <span className="tag tag-blue">
          <Icon name="clock" />
          {active === 1 ? t('instance.stepActive') : t('instance.stepActiveTimes', { count: active })}
        </span>
      )}
      {completed > 0 && (
        <span className="tag tag-success">
          <Icon name="check" />
          {completed === 1 ? t('instance.stepDone') : t('instance.stepDoneTimes', { count: completed })}
        </span>
      )}
      {terminated > 0 && (
        <span className="tag">
          <Icon name="close-circle" />
          {t('instance.stepTerminated')}
        </span>
      )}
    </span>
  );
}
