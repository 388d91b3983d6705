import sprite from 'bootstrap-italia/dist/svg/sprites.svg?url';

export type IconName =
  | 'arrow-left'
  | 'arrow-right'
  | 'burger'
  | 'calendar'
  | 'check'
  | 'check-circle'
  | 'chevron-right'
  | 'clock'
  | 'close'
  | 'close-circle'
  | 'collapse'
  | 'copy'
  | 'delete'
  | 'download'
  | 'error'
  | 'expand'
  | 'exchange-circle'
  | 'file-xml'
  | 'flag'
  | 'fullscreen'
  | 'funnel'
  | 'help-circle'
  | 'inbox'
  | 'info-circle'
  | 'key'
  | 'link'
  | 'list'
  | 'locked'
  | 'logout'
  | 'mail'
  | 'map-marker'
  | 'minus'
  | 'password-invisible'
  | 'password-visible'
  | 'pencil'
  | 'plus'
  | 'plus-circle'
  | 'refresh'
  | 'restore'
  | 'search'
  | 'settings'
  | 'upload'
  | 'user'
  | 'warning-circle'
  | 'zoom-in'
  | 'zoom-out';

/** A sign of the Designers Italia set. Always decoration: the words beside it carry the meaning. */
export function Icon({ name, className = '' }: { name: IconName; className?: string }) {
  return (
    <svg className={`patto-icon ${className}`} aria-hidden="true" focusable="false">
      <use href={`${sprite}#it-${name}`} />
    </svg>
  );
}
