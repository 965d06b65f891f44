import { useEffect } from 'react';
import { useStore } from 'zustand';
import { noticeStore } from '../store/notice-store.ts';

/** What is said stands this long. */
const SHOWN_MS = 4_000;

/** The last thing that was said, until it has been read. */
export function Notice() {
  const said = useStore(noticeStore, (state) => state.said);
  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => noticeStore.setState({ said: null }), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <div className="jw-notice" role="status" data-testid="notice" data-empty={said === null}>
      {said}
    </div>
  );
}
