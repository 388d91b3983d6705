import { useTranslation } from 'react-i18next';
import { oneOf } from '../app/search.ts';
import { FilterBar } from '../controls/filter-bar.tsx';
import { SearchField } from '../controls/search-field.tsx';
import { SelectField } from '../controls/select-field.tsx';
import { useInboxFilters } from './inbox-queries.ts';
import { activeFilters, isOrder, type InboxSearch } from './inbox-search.ts';

interface InboxFilterBarProps {
  readonly search: InboxSearch;
  readonly onChange: (changes: InboxSearch) => void;
}

const orUndefined = (value: string) => (value === '' ? undefined : value);

export function InboxFilterBar({ search, onChange }: InboxFilterBarProps) {
  const { t } = useTranslation();
  const { data } = useInboxFilters();
  return (
    <FilterBar
      active={activeFilters(search)}
      onClear={() => onChange({ scadenza: undefined, percorso: undefined, distretto: undefined })}
      search={
        <SearchField
          label={t('inbox.searchLabel')}
          value={search.cerca ?? ''}
          onSearch={(cerca) => onChange({ cerca: orUndefined(cerca) })}
        />
      }
    >
      <SelectField
        label={t('inbox.dueFilter')}
        value={search.scadenza ?? ''}
        onChange={(value) => onChange({ scadenza: oneOf({ value }, 'value', ['overdue', 'today', 'week']) })}
        options={[
          { value: '', label: t('inbox.dueAny') },
          { value: 'overdue', label: t('inbox.dueOverdue') },
          { value: 'today', label: t('inbox.dueToday') },
          { value: 'week', label: t('inbox.dueWeek') },
        ]}
      />
      <SelectField
        label={t('common.process')}
        value={search.percorso ?? ''}
        onChange={(value) => onChange({ percorso: orUndefined(value) })}
        options={[
          { value: '', label: t('inbox.processAny') },
          ...(data?.processes ?? []).map((each) => ({ value: each.processDefinitionId, label: each.name })),
        ]}
      />
      <SelectField
        label={t('common.district')}
        value={search.distretto ?? ''}
        onChange={(value) => onChange({ distretto: orUndefined(value) })}
        options={[
          { value: '', label: t('inbox.districtAny') },
          ...(data?.districts ?? []).map((each) => ({ value: each.id, label: each.name })),
        ]}
      />
      <SelectField
        label={t('inbox.sort')}
        value={search.ordine ?? 'scadenza'}
        onChange={(value) => onChange({ ordine: isOrder(value) ? value : undefined })}
        options={[
          { value: 'scadenza', label: t('inbox.sortDue') },
          { value: 'recenti', label: t('inbox.sortNewest') },
          { value: 'attesa', label: t('inbox.sortOldest') },
          { value: 'priorita', label: t('inbox.sortPriority') },
          { value: 'nome', label: t('inbox.sortName') },
        ]}
      />
    </FilterBar>
  );
}
