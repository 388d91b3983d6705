import { useTranslation } from 'react-i18next';
import type { InstanceDetail } from '../api/wire.ts';
import { useFormats } from '../language/format.ts';

export function InstanceFacts({ instance }: { instance: InstanceDetail['instance'] }) {
  const { t } = useTranslation();
  const { moment, span } = useFormats();
  const version =
    instance.versionTag === null
      ? t('common.version', { version: instance.version })
      : t('common.versionTagged', { version: instance.version, tag: instance.versionTag });
  return (
    <section className="panel instance-head" aria-label={t('instance.about')}>
      <dl className="facts">
        <div>
          <dt>{t('common.district')}</dt>
          <dd>{instance.districtName}</dd>
        </div>
        <div>
          <dt>{t('common.process')}</dt>
          <dd>{version}</dd>
        </div>
        <div>
          <dt>{t('instance.started')}</dt>
          <dd>
            {moment(instance.startDate)}
            {instance.startedBy !== null && (
              <span className="task-where">{t('instances.startedBy', { name: instance.startedBy })}</span>
            )}
          </dd>
        </div>
        {instance.endDate !== null && (
          <div>
            <dt>{t('instance.ended')}</dt>
            <dd>{moment(instance.endDate)}</dd>
          </div>
        )}
        <div>
          <dt>{t('instance.duration')}</dt>
          <dd>{span(instance.startDate, instance.endDate ?? new Date().toISOString())}</dd>
        </div>
      </dl>
    </section>
  );
}
