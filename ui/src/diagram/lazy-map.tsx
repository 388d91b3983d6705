import { lazy, Suspense, type ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';

const Map = lazy(() => import('./diagram-map.tsx').then(({ DiagramMap }) => ({ default: DiagramMap })));

/** The map, whose drawing library arrives only with the first map one looks at. */
export function LazyMap(props: ComponentProps<typeof Map>) {
  const { t } = useTranslation();
  return (
    <Suspense fallback={<p className="soft">{t('diagram.loading')}</p>}>
      <Map {...props} />
    </Suspense>
  );
}
