import { useFormats } from '../language/format.ts';
import { Icon, type IconName } from './icon.tsx';

const iconOf: Readonly<Record<string, IconName>> = { overdue: 'error', soon: 'clock', later: 'calendar' };

/** When something is due: in words, with a sign, and in colour; never by colour alone. */
export function DueDate({ due, showDate = true }: { due: string | null; showDate?: boolean }) {
  const formats = useFormats();
  const { words, tone } = formats.due(due);
  const icon = iconOf[tone];
  return (
    <span className={`due due-${tone}`}>
      {icon && <Icon name={icon} />}
      <span>
        {words}
        {due !== null && showDate && <small>{formats.date(due)}</small>}
      </span>
    </span>
  );
}
