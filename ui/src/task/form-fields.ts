interface Field {
  readonly key?: unknown;
  readonly path?: unknown;
  readonly label?: unknown;
  readonly dateLabel?: unknown;
  readonly timeLabel?: unknown;
  readonly components?: unknown;
}

const isField = (value: unknown): value is Field => typeof value === 'object' && value !== null;

/** All the components of a form, those inside groups and lists included. */
export function* fieldsOf(schema: unknown): Generator<Field> {
  if (!isField(schema) || !Array.isArray(schema.components)) return;
  for (const field of schema.components) {
    if (!isField(field)) continue;
    yield field;
    yield* fieldsOf(field);
  }
}

export function labelOf({ key, label, dateLabel, timeLabel }: Field): string {
  const words = [label, dateLabel, timeLabel, key].find((each) => typeof each === 'string' && each !== '');
  return typeof words === 'string' ? words : '';
}
