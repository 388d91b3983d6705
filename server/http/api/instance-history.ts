import { Router, type RequestHandler } from 'express';
import type { Condition, Engine, StoredRecord } from '../../../engine/index.ts';
import {
  historyQuery,
  type History,
  type HistoryEntry,
  type HistoryQuery,
} from '../../../schemas/api/history.ts';
import { Refusal } from '../../access/refusal.ts';
import { calledWithin } from './case-family.ts';
import type { ApiContext } from './context.ts';
import { byNewest, happeningsOf, type Happening, type HappeningOrder } from './history-entries.ts';
import { processNameOf } from './instance-summary.ts';
import { readAll } from './read-all.ts';
import { findText, textOf } from '../../record-fields.ts';
import { queryReader } from './request-reading.ts';
import { visibleInstance } from './visible-instance.ts';

const readQuery = queryReader<HistoryQuery>(historyQuery);

/** Of a case with very many called processes, the latest so many are told of. */
const mostInstances = 200;

/** What happened in a case and in the processes called within it, newest first. */
export function instanceHistoryRoutes({ engine, access }: ApiContext): Router {
  const show: RequestHandler = async (request, response) => {
    const { instance } = await visibleInstance(engine, request, response);
    const { limit, cursor } = readQuery(request);
    const before = cursor === undefined ? null : readCursor(cursor);
    const called = await calledWithin(engine, [instance], { activeOnly: false, most: mostInstances });
    const family = [instance, ...called.slice(-mostInstances)];
    const found = await Promise.all(
      family.map((member) =>
        latestHappenings(engine, textOf(member, 'processInstanceKey'), before, limit + 1),
      ),
    );
    const happenings = found.flat().sort(byNewest);
    const page = happenings.slice(0, limit);
    const answer: History = {
      items: await entriesOf(page, instance, family),
      nextCursor: happenings.length > limit ? writeCursor(page.at(-1)) : null,
    };
    response.json(answer);
  };

  async function entriesOf(
    page: readonly Happening[],
    instance: StoredRecord,
    family: readonly StoredRecord[],
  ): Promise<HistoryEntry[]> {
    const elements = await elementsOf(engine, page);
    const names = await displayNamesOf(page);
    const own = textOf(instance, 'processInstanceKey');
    const processes = new Map(
      family.map((member) => [textOf(member, 'processInstanceKey'), processNameOf(member)]),
    );
    return page.map((happening) => {
      const element = elements.get(happening.elementInstanceKey ?? '');
      const elsewhere =
        happening.processInstanceKey === own ? null : processes.get(happening.processInstanceKey);
      return {
        id: `${happening.historyKey}_${happening.index}`,
        at: new Date(happening.at).toISOString(),
        kind: happening.kind,
        elementId: element ? findText(element, 'elementId') : null,
        elementName: element ? findText(element, 'elementName') : null,
        elementType: element ? findText(element, 'type') : null,
        actor: happening.actor,
        actorName: happening.actor === null ? null : (names.get(happening.actor) ?? null),
        detail: happening.detail ?? elsewhere ?? null,
      };
    });
  }

  async function displayNamesOf(page: readonly Happening[]): Promise<ReadonlyMap<string, string>> {
    const actors = [...new Set(page.map(({ actor }) => actor).filter((actor) => actor !== null))];
    const names = await Promise.all(actors.map((actor) => access.accounts.displayNameOf(actor)));
    return new Map(actors.map((actor, index) => [actor, names[index] ?? actor]));
  }

  return Router().get('/instances/:processInstanceKey/history', show);
}

/** At least `wanted` happenings of one instance before a moment, or all there are. */
async function latestHappenings(
  engine: Pick<Engine, 'search'>,
  processInstanceKey: string,
  before: HappeningOrder | null,
  wanted: number,
): Promise<readonly Happening[]> {
  const found: Happening[] = [];
  let after: string | null = null;
  do {
    const page = await engine.search('history', {
      where: stepsOf(processInstanceKey, before),
      sort: [{ field: 'historyKey', order: 'desc' }],
      limit: wanted,
      ...(after !== null && { after }),
    });
    const happenings = page.items.flatMap(happeningsOf);
    found.push(...happenings.filter((happening) => before === null || byNewest(before, happening) < 0));
    after = page.items.length < wanted ? null : page.endCursor;
  } while (after !== null && found.length < wanted);
  return found;
}

/** The keys of an instance's steps begin with its own: a range of the key, found without another index. */
function stepsOf(processInstanceKey: string, before: HappeningOrder | null): Condition {
  const steps: Condition[] = [
    { op: 'gte', field: 'historyKey', value: `${processInstanceKey}_` },
    { op: 'lt', field: 'historyKey', value: `${processInstanceKey}_~` },
  ];
  if (before) steps.push({ op: 'lte', field: 'at', value: before.at });
  return { op: 'and', of: steps };
}

async function elementsOf(
  engine: Pick<Engine, 'search'>,
  page: readonly Happening[],
): Promise<ReadonlyMap<string, StoredRecord>> {
  const keys = [
    ...new Set(page.map(({ elementInstanceKey }) => elementInstanceKey).filter((key) => key !== null)),
  ];
  if (keys.length === 0) return new Map();
  const where: Condition = { op: 'in', field: 'elementInstanceKey', value: keys };
  const records = await readAll(engine, 'elementInstances', where, 'elementInstanceKey');
  return new Map(records.map((record) => [textOf(record, 'elementInstanceKey'), record]));
}

function writeCursor(last: HappeningOrder | undefined): string | null {
  if (!last) return null;
  return Buffer.from(JSON.stringify([last.at, last.historyKey, last.index])).toString('base64url');
}

function readCursor(cursor: string): HappeningOrder {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const [at, historyKey, index] = read as [unknown, unknown, unknown];
    if (typeof at === 'number' && typeof historyKey === 'string' && typeof index === 'number') {
      return { at, historyKey, index };
    }
  } catch {
    // Falls through: whatever it is, it is none of ours.
  }
  throw new Refusal(400, 'INVALID_REQUEST', 'The cursor is not one of this list.');
}
