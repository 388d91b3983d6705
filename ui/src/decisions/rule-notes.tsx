interface RuleNotesProps {
  readonly description: string | null;
  readonly annotations: readonly string[];
}

/** What its author says about a rule. */
export function RuleNotes({ description, annotations }: RuleNotesProps) {
  return (
    <>
      {description !== null && <span>{description}</span>}
      {annotations
        .filter((text) => text !== '')
        .map((text, at) => (
          <span key={at} className="task-where">
            {text}
          </span>
        ))}
    </>
  );
}
