import { useCallback, useEffect, useRef, useState } from 'react';
import { currentLanguage } from '../language/i18n.ts';
import { dropLocalCopy, keepLocalCopy } from './local-copy.ts';
import { openModeler, type ChangeState, type OpenModeler } from './modeler.ts';
import type { DiagramSource } from './source.ts';

const pauseMs = 1500;

/** The editor of a diagram in its places on the page, and the local copy of what is changed in it. */
export function useEditor(source: DiagramSource, startXml: string | null) {
  const canvas = useRef<HTMLDivElement>(null);
  const properties = useRef<HTMLDivElement>(null);
  const [modeler, setModeler] = useState<OpenModeler | null>(null);
  const [failed, setFailed] = useState(false);
  const [changes, setChanges] = useState<ChangeState>({ canUndo: false, canRedo: false });
  const [dirty, setDirty] = useState(false);
  const [edits, setEdits] = useState(0);
  const [copySavedAt, setCopySavedAt] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const current = useRef<OpenModeler | null>(null);
  const { id, name } = source;

  const keepCopy = useCallback(async () => {
    clearTimeout(timer.current);
    if (current.current === null) return;
    setCopySavedAt(keepLocalCopy(id, name, await current.current.xml()));
  }, [id, name]);

  const changed = useCallback(
    (state: ChangeState) => {
      setChanges(state);
      setDirty(true);
      setEdits((count) => count + 1);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void keepCopy(), pauseMs);
    },
    [keepCopy],
  );

  useEffect(() => {
    if (startXml === null || canvas.current === null || properties.current === null) return;
    const gone = new AbortController();
    openModeler(
      { canvas: canvas.current, properties: properties.current },
      currentLanguage(),
      startXml,
      changed,
    )
      .then((opened) => {
        if (gone.signal.aborted) return opened.close();
        current.current = opened;
        setModeler(opened);
      })
      .catch(() => setFailed(true));
    return () => {
      gone.abort();
      clearTimeout(timer.current);
      current.current?.close();
      current.current = null;
      setModeler(null);
    };
  }, [startXml, changed]);

  /** The diagram on the screen is the published one: nothing is left to keep. */
  const settle = useCallback(() => {
    clearTimeout(timer.current);
    dropLocalCopy(id);
    setDirty(false);
    setCopySavedAt(null);
  }, [id]);

  const markDirty = useCallback(() => {
    setDirty(true);
    setEdits((count) => count + 1);
    void keepCopy();
  }, [keepCopy]);

  return {
    canvas,
    properties,
    modeler,
    failed,
    changes,
    dirty,
    edits,
    copySavedAt,
    keepCopy,
    settle,
    markDirty,
  };
}
