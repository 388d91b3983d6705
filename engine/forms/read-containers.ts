import type { ComponentSource } from './component-source.ts';
import type { Group, List } from './form.ts';
import { claimName, readPath, readScope, type Place } from './place.ts';

/** No list of a pathway is longer; a larger one is an attack or a mistake. */
const mostRows = 500;

export function readGroup(source: ComponentSource, place: Place): Group {
  const written = source.text('path');
  const prefix = written === '' ? place.prefix : readPath(source, 'path', place);
  return {
    kind: 'group',
    id: source.id,
    hides: place.hides,
    layout: source.layout(),
    label: source.words('label'),
    description: source.words('description'),
    outline: source.flag('showOutline', false),
    components: place.read(source.raw['components'], { ...place, prefix }),
  };
}

/**
 * form-js knows no limits for the number of rows; the custom properties `minRows` and `maxRows` set them,
 * and `rowLabel` says what one row is called.
 * Collapsing (`disableCollapse`, `nonCollapsedItems`) is not implemented: all rows are shown.
 */
export function readList(source: ComponentSource, place: Place): List {
  const path = readPath(source, 'path', place);
  const limits = source.inside('properties');
  const label = source.words('label');
  if (label.it === '') {
    source.problem(
      'component/label',
      'The list has no label.',
      'Say what its rows are, for those who cannot see it too.',
    );
  }
  const list: List = {
    kind: 'list',
    id: source.id,
    hides: place.hides,
    layout: source.layout(),
    path,
    label,
    description: source.words('description'),
    rowLabel: limits.words('rowLabel'),
    outline: source.flag('showOutline', false),
    defaultRows: Math.max(0, source.number('defaultRepetitions') ?? 1),
    editable: source.flag('allowAddRemove', true),
    minRows: limits.number('minRows') ?? 0,
    maxRows: Math.min(limits.number('maxRows') ?? mostRows, mostRows),
    // What hides the list hides its rows; within a row only the row's own conditions count.
    row: readScope(source.raw['components'], { ...place, hides: [], prefix: [], names: new Map() }),
  };
  claimName(source, place, path, list);
  return list;
}
