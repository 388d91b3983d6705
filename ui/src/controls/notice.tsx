import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

type Tone = 'info' | 'success' | 'warning' | 'danger';

const iconOf: Readonly<Record<Tone, IconName>> = {
  info: 'info-circle',
  success: 'check-circle',
  warning: 'warning-circle',
  danger: 'error',
};

interface NoticeProps {
  readonly tone: Tone;
  readonly title?: string;
  readonly children?: ReactNode;
  /** `alert` interrupts a screen reader, `status` waits for its turn. */
  readonly role?: 'alert' | 'status';
}

export function Notice({ tone, title, children, role }: NoticeProps) {
  return (
    <div className={`notice notice-${tone}`} role={role}>
      <Icon name={iconOf[tone]} />
      <div className="notice-body">
        {title !== undefined && <p className="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}
