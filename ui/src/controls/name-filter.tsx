import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchField } from './search-field.tsx';

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Narrows a list that is all here by what its items are called; accents and capitals do not count. */
export function useNameFilter<Item>(items: readonly Item[], namesOf: (item: Item) => readonly string[]) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState('');
  const found = items.filter((item) => namesOf(item).some((name) => plain(name).includes(plain(wanted))));
  const field = (
    <div className="name-filter">
      <SearchField label={t('common.searchByName')} value={wanted} onSearch={setWanted} />
      <p className="small soft" role="status">
        {wanted !== '' && t('common.found', { count: found.length })}
      </p>
    </div>
  );
  return { found, field };
}
