import { useTranslation } from 'react-i18next';
import { Icon } from '../controls/icon.tsx';
import { useSession } from '../session/session.tsx';

export function Assignee({ assignee }: { assignee: string | null }) {
  const { t } = useTranslation();
  const { user } = useSession();
  if (assignee === null) return <span className="tag">{t('inbox.unassigned')}</span>;
  if (assignee === user.username) {
    return (
      <span className="tag tag-blue">
        <Icon name="user" />
        {t('inbox.you')}
      </span>
    );
  }
  return <span className="assignee">{assignee}</span>;
}
