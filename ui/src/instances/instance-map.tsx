import { useMemo } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CalledInstance, InstanceDiagram } from '../api/wire.ts';
import { LazyMap } from '../diagram/lazy-map.tsx';
import { ProgressLegend } from '../diagram/progress-legend.tsx';

interface InstanceMapProps {
  readonly diagram: InstanceDiagram;
  readonly called: readonly CalledInstance[];
  readonly name: string;
}

export function InstanceMap({ diagram, called, name }: InstanceMapProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const links = useMemo(() => {
    // Of several runs of one element the last is the one that matters now; the others are in the list beside.
    const latest = new Map(called.map((each) => [each.elementId, each]));
    return [...latest].flatMap(([elementId, { processName, processInstanceKey }]) => {
      if (elementId === null) return [];
      const onOpen = () => void navigate({ to: '/casi/$processInstanceKey', params: { processInstanceKey } });
      return [{ elementId, name: processName, onOpen }];
    });
  }, [called, navigate]);
  return (
    <section aria-label={t('instance.mapTitle')}>
      <LazyMap xml={diagram.xml} name={name} progress={diagram} called={links} />
      <ProgressLegend withCalled={called.length > 0} />
    </section>
  );
}
