import { useTranslation } from 'react-i18next';
import type { InstanceState } from '../api/wire.ts';
import { Icon, type IconName } from '../controls/icon.tsx';

const looks: Readonly<Record<InstanceState, { icon: IconName; tone: string }>> = {
  ACTIVE: { icon: 'clock', tone: 'tag-blue' },
  COMPLETED: { icon: 'check', tone: 'tag-success' },
  TERMINATED: { icon: 'close-circle', tone: '' },
};

interface StateTagProps {
  readonly state: InstanceState;
  readonly hasIncident?: boolean;
}

export function StateTag({ state, hasIncident = false }: StateTagProps) {
  const { t } = useTranslation();
  const { icon, tone } = looks[state];
  return (
    <span className="state-tags">
      <span className={`tag ${tone}`}>
        <Icon name={icon} />
        {t(`instances.${state}`)}
      </span>
      {hasIncident && (
        <span className="tag tag-danger">
          <Icon name="error" />
          {t('instances.incident')}
        </span>
      )}
    </span>
  );
}
