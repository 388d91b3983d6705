import type { Json } from '../model/json.ts';
import type { Write } from './ports.ts';

type Fields = Record<string, Json>;

/** The writes of one commit, at most one for each record: a later patch goes into an earlier put. */
export class WriteSet {
  private readonly byRecord = new Map<
    string,
    { op: Write['op']; collection: string; key: string; record: Fields }
  >();

  put(collection: string, key: string, record: Fields): void {
    this.byRecord.set(`${collection}/${key}`, { op: 'put', collection, key, record });
  }

  patch(collection: string, key: string, record: Fields): void {
    const id = `${collection}/${key}`;
    const earlier = this.byRecord.get(id);
    if (earlier && earlier.op !== 'delete') Object.assign(earlier.record, record);
    else this.byRecord.set(id, { op: 'patch', collection, key, record });
  }

  delete(collection: string, key: string): void {
    this.byRecord.set(`${collection}/${key}`, { op: 'delete', collection, key, record: {} });
  }

  list(): readonly Write[] {
    return [...this.byRecord.values()].map((write) =>
      write.op === 'delete'
        ? { op: write.op, collection: write.collection, key: write.key }
        : (write as Write),
    );
  }
}
