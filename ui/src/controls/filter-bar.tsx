import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './icon.tsx';
import { useWideScreen } from './wide-screen.ts';

interface FilterBarProps {
  readonly search: ReactNode;
  /** How many filters narrow the list now. */
  readonly active: number;
  readonly onClear: () => void;
  readonly children: ReactNode;
}

/** The search and the filters of a list: side by side where there is room, behind a button where there is not. */
export function FilterBar({ search, active, onClear, children }: FilterBarProps) {
  const { t } = useTranslation();
  const wide = useWideScreen();
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <div className="filter-bar">
      {search}
      {!wide && (
        <button
          type="button"
          className="btn btn-outline-primary btn-compact"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          <Icon name="funnel" />
          {active === 0 ? t('common.filters') : t('common.filtersActive', { count: active })}
        </button>
      )}
      <div className="filters" id={id} hidden={!wide && !open}>
        {children}
        {active > 0 && (
          <button type="button" className="btn btn-quiet btn-compact" onClick={onClear}>
            <Icon name="close" />
            {t('common.clearFilters')}
          </button>
        )}
      </div>
    </div>
  );
}
