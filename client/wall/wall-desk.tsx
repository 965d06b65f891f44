import '../i18n/later-words.ts';
import { useEffect, useMemo, useState } from 'react';
import { useLive } from '../store/live-store.ts';
import { setMapPadding } from '../store/map-port.ts';
import { Boundary } from '../ui/boundary.tsx';
import { PictureBanner } from '../ui/not-live-banner.tsx';
import { useOpenTop } from '../ui/use-open-top.ts';
import { SetupForm } from './setup-form.tsx';
import { type Viewing, viewingOf, wallType } from './sizing.ts';
import { useCoveredCorner } from './use-covered-corner.ts';
import { useGestureLock } from './use-gesture-lock.ts';
import { useScene } from './use-scene.ts';
import { useSelfHealing } from './use-self-healing.ts';
import { keepViewing, keptViewing } from './viewing-memory.ts';
import { WallColumn } from './wall-column.tsx';
import { WallIncidents } from './wall-incidents.tsx';
import { WallNotes } from './wall-notes.tsx';
import { WallStrip } from './wall-strip.tsx';
import { WallWarnings } from './wall-warnings.tsx';
import './wall.css';

/** An unattended display: the map, one column, one strip. It needs no hand and shows none. */
export function WallDesk() {
  const signedOut = useLive((live) => live.status === 'signed-out');
  const [viewing, setViewing] = useState<Viewing | null>(
    () => viewingOf(new URLSearchParams(window.location.search)) ?? keptViewing(localStorage),
  );
  useEffect(() => {
    // A display whose right has ended leads to where it is given one again (F36).
    if (signedOut) window.location.replace(pairAddress(window.location.search));
  }, [signedOut]);
  if (viewing === null) {
    return (
      <SetupForm
        done={(chosen) => {
          keepViewing(localStorage, chosen);
          setViewing(chosen);
        }}
      />
    );
  }
  return <WallScreen viewing={viewing} />;
}

/** The pairing page keeps what the address said of scenes and size, for when the display is back. */
function pairAddress(search: string): string {
  const parameters = new URLSearchParams(search);
  parameters.set('ended', '1');
  return `/pair?${parameters}`;
}

function useWindowSize(): { width: number; height: number } {
  const [size, setSize] = useState({ width: window.innerWidth, height: window.innerHeight });
  useEffect(() => {
    const tell = () => setSize({ width: window.innerWidth, height: window.innerHeight });
    window.addEventListener('resize', tell);
    return () => window.removeEventListener('resize', tell);
  }, []);
  return size;
}

/** Width of the column and height of the strip, in ems of the wall's type. */
const COLUMN_EMS = 12.2;
const STRIP_EMS = 2.6;
/** The small print at the foot of the map, which is not to lie over a name. */
const NOTES_EMS = 0.9;
/** What stands where the map would be, while there is none. */
const SAID_EMS = 0.7;

function WallScreen({ viewing }: { viewing: Viewing }) {
  const { width, height } = useWindowSize();
  const type = useMemo(() => wallType(viewing, width, height), [viewing, width, height]);
  const lock = useGestureLock();
  const { top, openMap } = useOpenTop();
  const corner = useCoveredCorner(top);
  useSelfHealing();
  const column = Math.round(COLUMN_EMS * type.pixels);
  const strip = Math.round(STRIP_EMS * type.pixels);
  useEffect(() => {
    const margin = Math.round(type.pixels / 2);
    const foot = strip + Math.round(NOTES_EMS * type.pixels);
    setMapPadding({
      top: top + margin,
      left: margin,
      right: column + margin,
      bottom: foot + margin,
    });
    document.documentElement.style.setProperty('--jw-map-type', `${type.pixels * SAID_EMS}px`);
  }, [type.pixels, top, column, strip]);
  // After the padding: a scene is framed between banner, column and strip.
  const { scene, forced } = useScene(lock.lockedUntil !== null, top);
  return (
    <div
      className="jw-wall"
      data-testid="wall"
      data-scene={scene}
      data-locked={lock.lockedUntil !== null}
      style={{
        fontSize: `${type.pixels}px`,
        ['--jw-wall-column' as string]: `${column}px`,
        ['--jw-wall-strip' as string]: `${strip}px`,
      }}
    >
      <PictureBanner />
      <div ref={openMap} className="jw-wall-open" />
      <div ref={corner} className="jw-wall-corner">
        <WallWarnings />
        <WallIncidents />
      </div>
      <WallNotes scene={scene} type={type} lock={lock} />
      <Boundary>
        <WallColumn scene={scene} forced={forced} />
      </Boundary>
      <Boundary>
        <WallStrip />
      </Boundary>
    </div>
  );
}
