import { type ReactNode, Suspense, useCallback, useState } from 'react';
import { LoadingState } from '../ui/states.tsx';

/** A button behind which the whole window becomes a map to draw on. */
export function SketchGate({
  word,
  screen,
}: {
  word: string;
  screen: (leave: () => void) => ReactNode;
}) {
  const [open, setOpen] = useState(false);
  const leave = useCallback(() => setOpen(false), []);
  return (
    <>
      <button type="button" className="jw-button" onClick={() => setOpen(true)}>
        {word}
      </button>
      {open && <Suspense fallback={<LoadingState />}>{screen(leave)}</Suspense>}
    </>
  );
}
