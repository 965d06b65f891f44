import { Suspense } from 'react';
import { useText } from '../i18n/use-text.ts';
import { MeasurePanel } from '../panels/measure/measure-panel.tsx';
import { PlaceAnswerPanel } from '../panels/place-answer/place-answer-panel.tsx';
import { useEvacuation } from '../store/evacuation-store.ts';
import { useLive } from '../store/live-store.ts';
import { ApprovalLine } from '../ui/approval-line.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { later } from '../ui/later.ts';
import { PictureBanner } from '../ui/not-live-banner.tsx';
import { Notice } from '../ui/notice.tsx';
import { SyntheticBadge } from '../ui/synthetic-badge.tsx';
import { CommandPalette } from './command-palette.tsx';
import { ContextMenu } from './context-menu.tsx';
import { DirectWalls } from './direct-walls.tsx';
import { CONSOLE_KEYS } from './keys.ts';
import { closeOverlay, useOverlay } from './overlay-store.ts';

/** Not needed for the first map. */
const LazyFollowTold = later(async () => (await import('./follow-told.tsx')).FollowTold);
const LazyFollowLinkedTips = later(
  async () => (await import('./follow-linked-tips.tsx')).FollowLinkedTips,
);
const LazyFollowWorks = later(async () => (await import('./follow-works.tsx')).FollowWorks);

const LazyFollowAccountNames = later(
  async () => (await import('../ui/follow-account-names.tsx')).FollowAccountNames,
);

const LazyEvacuationPanel = later(
  async () => (await import('../panels/evacuation/evacuation-panel.tsx')).EvacuationPanel,
);

/** What the law and honesty put on every screen: synthetic data, approval, and whether it is live. */
export function MapNotes() {
  const synthetic = useLive((live) => live.synthetic);
  const approvalNumber = useLive((live) => live.approvalNumber);
  return (
    <>
      {synthetic && <SyntheticBadge />}
      <ApprovalLine approvalNumber={approvalNumber} />
    </>
  );
}

function KeysHelp() {
  const text = useText();
  return (
    <Dialog title={text('keys.title')} close={closeOverlay}>
      <dl className="jw-keys">
        {CONSOLE_KEYS.map(({ shown, does }) => (
          <div key={does} style={{ display: 'contents' }}>
            <dt>
              <kbd>{shown}</kbd>
            </dt>
            <dd>{text(does)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

/** The list of keys and the palette, at the desk and on its second screen. */
export function DeskDialogs() {
  const overlay = useOverlay();
  return (
    <>
      {overlay === 'keys' && <KeysHelp />}
      {overlay === 'palette' && <CommandPalette />}
    </>
  );
}

/** Everything that lies over the console's map: notes, banner, measuring, dialogs. */
export function ConsoleOverlays({ notes = true }: { notes?: boolean }) {
  const overlay = useOverlay();
  const evacuating = useEvacuation() !== null;
  return (
    <>
      {notes && (
        <div className="jw-corner">
          <MapNotes />
        </div>
      )}
      <Suspense fallback={null}>
        <LazyFollowWorks />
        <LazyFollowTold />
        <LazyFollowLinkedTips />
        <LazyFollowAccountNames />
      </Suspense>
      <MeasurePanel />
      <PlaceAnswerPanel />
      {evacuating && (
        <Suspense fallback={null}>
          <LazyEvacuationPanel />
        </Suspense>
      )}
      <ContextMenu />
      <Notice />
      <PictureBanner />
      <DeskDialogs />
      {overlay === 'walls' && <DirectWalls />}
    </>
  );
}
