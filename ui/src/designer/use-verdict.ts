import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../controls/announcer.tsx';
import type { OpenModeler } from './modeler.ts';
import { useCheck, type Found } from './publication.ts';

interface Verdict extends Found {
  /** At which edit the diagram was looked at. */
  readonly edits: number;
}

const pauseMs = 2000;

/**
 * What the server says of the diagram: the very rules that decide about its publication. Once asked for, the verdict
 * follows the changes, without drawing attention to itself.
 */
export function useVerdict(modeler: OpenModeler | null, resourceName: string, edits: number) {
  const { t } = useTranslation();
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const check = useCheck();
  const place = useRef<HTMLDivElement>(null);

  const settle = (found: Found) => {
    setVerdict({ ...found, edits });
    modeler?.mark(found);
  };

  const judge = (found: Found) => {
    settle(found);
    const [problems, warnings] = [found.problems.length, found.warnings.length];
    announce(
      [
        problems === 0 ? t('designer.problemsNone') : t('designer.problemsCount', { count: problems }),
        ...(warnings === 0 ? [] : [t('designer.warningsCount', { count: warnings })]),
      ].join(' '),
    );
    place.current?.scrollIntoView({ block: 'nearest' });
  };

  const ask = async (then: (found: Found) => void) => {
    if (modeler === null || check.isPending) return;
    const xml = await modeler.xml();
    check.mutate({ resourceName, xml }, { onSuccess: then });
  };

  const follow = useRef<(() => void) | null>(null);
  useEffect(() => {
    follow.current = () => void ask(settle);
  });
  const stale = verdict !== null && verdict.edits !== edits;
  useEffect(() => {
    if (!stale) return;
    const timer = setTimeout(() => follow.current?.(), pauseMs);
    return () => clearTimeout(timer);
  }, [stale, edits]);

  return {
    found: verdict,
    stale,
    place,
    checking: check.isPending,
    error: check.error,
    judge,
    verify: () => void ask(judge),
    /** Of the diagram as it is now, unless that is known. */
    learn: () => {
      if (verdict === null || stale) void ask(settle);
    },
    forget: () => setVerdict(null),
  };
}
