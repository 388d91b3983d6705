import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeploymentProblem } from '../api/wire.ts';
import { announce } from '../controls/announcer.tsx';
import type { OpenModeler } from './modeler.ts';
import { useCheck } from './publication.ts';

interface Verdict {
  readonly problems: readonly DeploymentProblem[];
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

  const settle = (problems: readonly DeploymentProblem[]) => {
    setVerdict({ problems, edits });
    modeler?.mark(problems);
  };

  const judge = (problems: readonly DeploymentProblem[]) => {
    settle(problems);
    announce(
      problems.length === 0
        ? t('designer.problemsNone')
        : t('designer.problemsCount', { count: problems.length }),
    );
    place.current?.scrollIntoView({ block: 'nearest' });
  };

  const ask = async (then: (problems: readonly DeploymentProblem[]) => void) => {
    if (modeler === null || check.isPending) return;
    const xml = await modeler.xml();
    check.mutate({ resourceName, xml }, { onSuccess: ({ problems }) => then(problems) });
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
    problems: verdict?.problems ?? null,
    stale,
    place,
    checking: check.isPending,
    error: check.error,
    judge,
    verify: () => void ask(judge),
    forget: () => setVerdict(null),
  };
}
