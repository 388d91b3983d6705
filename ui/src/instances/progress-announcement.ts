import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ElementStatus } from '../api/wire.ts';
import { announce } from '../controls/announcer.tsx';

/** Says that a case has moved while one was looking at it. */
export function useProgressAnnouncement(elements: readonly ElementStatus[] | undefined): void {
  const { t } = useTranslation();
  const before = useRef<string | null>(null);
  const now = elements === undefined ? null : JSON.stringify(elements);
  useEffect(() => {
    if (now === null || now === before.current) return;
    if (before.current !== null) announce(t('instance.updated'));
    before.current = now;
  }, [now, t]);
}
