import { useTranslation } from 'react-i18next';
import { oneOf } from '../app/search.ts';
import { FilterBar } from '../controls/filter-bar.tsx';
import { SearchField } from '../controls/search-field.tsx';
import { SelectField } from '../controls/select-field.tsx';
import { useSession } from '../session/session.tsx';
import { activeFilters, type InstancesSearch } from './instances-search.ts';

interface InstancesFilterBarProps {
  readonly search: InstancesSearch;
  readonly onChange: (changes: InstancesSearch) => void;
  readonly onClear: () => void;
}

export function InstancesFilterBar({ search, onChange, onClear }: InstancesFilterBarProps) {
  const { t } = useTranslation();
  const { districts } = useSession();
  return (
    <FilterBar
      active={activeFilters(search)}
      onClear={onClear}
      search={
        <SearchField
          label={t('instances.searchLabel')}
          value={search.cerca ?? ''}
          onSearch={(cerca) => onChange({ cerca: cerca === '' ? undefined : cerca })}
        />
      }
    >
      <SelectField
        label={t('instances.state')}
        value={search.stato ?? ''}
        onChange={(value) =>
          onChange({ stato: oneOf({ value }, 'value', ['ACTIVE', 'COMPLETED', 'TERMINATED']) })
        }
        options={[
          { value: '', label: t('instances.stateAny') },
          { value: 'ACTIVE', label: t('instances.ACTIVE') },
          { value: 'COMPLETED', label: t('instances.COMPLETED') },
          { value: 'TERMINATED', label: t('instances.TERMINATED') },
        ]}
      />
      <SelectField
        label={t('common.district')}
        value={search.distretto ?? ''}
        onChange={(value) => onChange({ distretto: value === '' ? undefined : value })}
        options={[
          { value: '', label: t('inbox.districtAny') },
          ...districts.map((each) => ({ value: each.id, label: each.name })),
        ]}
      />
      <label className="check-field">
        <input
          type="checkbox"
          checked={search.problema === true}
          onChange={(event) => onChange({ problema: event.target.checked ? true : undefined })}
        />
        <span>{t('instances.withIncident')}</span>
      </label>
    </FilterBar>
  );
}
