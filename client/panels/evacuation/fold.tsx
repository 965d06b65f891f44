import type { ReactNode } from 'react';

/** A part of the panel that is opened by its word. */
export function Fold({ word, children }: { word: string; children: ReactNode }) {
  return (
    <details>
      <summary>{word}</summary>
      {children}
    </details>
  );
}
