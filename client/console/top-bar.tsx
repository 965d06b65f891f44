import {
  BookOpen,
  Languages,
  Link2,
  Moon,
  PanelLeft,
  PanelRight,
  Ruler,
  Search,
  Sun,
  Table2,
} from 'lucide-react';
import { useState } from 'react';
import { toggleLanguage, toggleTheme } from '../commands/appearance.ts';
import { copyLink } from '../commands/copy-link.ts';
import { toggleMeasuring } from '../commands/measure.ts';
import { type TextKey, useText } from '../i18n/use-text.ts';
import { SoundSwitch } from '../panels/alarms/sound-switch.tsx';
import { isSilent } from '../situation/feed-heard.ts';
import { usePictureStatus } from '../situation/picture-status.ts';
import { serverNow, useSeconds } from '../store/clock.ts';
import { useLive } from '../store/live-store.ts';
import { togglePanel, useView } from '../store/view-store.ts';
import { formatClock, formatDate, isoInstant } from '../ui/format-time.ts';
import { DemoBar } from './demo-bar.tsx';
import { openPalette } from './overlay-store.ts';
import { UserMenu } from './user-menu.tsx';

/** The clock of the server, true to the second also while the screen is not live. */
export function Clock() {
  const language = useView((view) => view.language);
  useSeconds();
  const now = serverNow();
  return (
    <time className="jw-number" dateTime={isoInstant(now)}>
      <span className="jw-secondary jw-small">{formatDate(now, language)} </span>
      <span className="jw-clock">{formatClock(now)}</span>
    </time>
  );
}

export function LiveState() {
  const text = useText();
  const status = usePictureStatus();
  return (
    <span className="jw-live" data-status={status} role="status">
      {text(`live.${status}` as TextKey)}
    </span>
  );
}

function FeedsSummary() {
  const text = useText();
  const feeds = useLive((live) => live.feeds);
  const isLive = usePictureStatus() === 'live';
  const silent = feeds.filter(isSilent).length;
  if (feeds.length === 0) return null;
  const state = silent === 0 ? 'ok' : 'silent';
  return (
    <button
      type="button"
      className="jw-plain jw-clip jw-feeds-summary"
      data-silent={silent}
      onClick={() => togglePanel('feeds')}
    >
      {text(`bar.feeds.${isLive ? state : 'unknown'}`, { total: feeds.length, silent })}
    </button>
  );
}

function ShareButton() {
  const text = useText();
  const [said, setSaid] = useState<TextKey | null>(null);
  const share = async () => {
    setSaid((await copyLink()) ? 'bar.shared' : 'bar.share-failed');
    setTimeout(() => setSaid(null), 3_000);
  };
  return (
    <>
      <IconButton label={text('bar.share')} onClick={share}>
        <Link2 aria-hidden="true" />
      </IconButton>
      <span role="status" className="jw-small">
        {said !== null && text(said)}
      </span>
    </>
  );
}

function IconButton({
  label,
  pressed,
  onClick,
  children,
}: {
  label: string;
  pressed?: boolean;
  onClick: () => void;
  children: React.ReactNode;
}) {
  return (
    <button
      type="button"
      className="jw-icon"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      onClick={onClick}
    >
      {children}
    </button>
  );
}

/** One thin line: what time it is, whether the picture is live, who is silent, and the desk's own acts. */
export function TopBar() {
  const text = useText();
  const theme = useView((view) => view.theme);
  const panels = useView((view) => view.panels);
  const measuring = useView((view) => view.measuring !== null);
  return (
    <header className="jw-bar">
      <IconButton
        label={text('keys.left')}
        pressed={!panels.includes('fold-left')}
        onClick={() => togglePanel('fold-left')}
      >
        <PanelLeft aria-hidden="true" />
      </IconButton>
      <span className="jw-brand">{text('app.name')}</span>
      <Clock />
      <LiveState />
      <FeedsSummary />
      <span className="jw-grow" />
      {panels.includes('fold-right') && <SoundSwitch />}
      <DemoBar />
      <IconButton label={text('bar.palette')} onClick={openPalette}>
        <Search aria-hidden="true" />
      </IconButton>
      <IconButton
        label={text('panel.table')}
        pressed={panels.includes('table')}
        onClick={() => togglePanel('table')}
      >
        <Table2 aria-hidden="true" />
      </IconButton>
      <a
        className="jw-icon"
        href="/registers"
        aria-label={text('registers.title')}
        title={text('registers.title')}
      >
        <BookOpen aria-hidden="true" />
      </a>
      <IconButton label={text('bar.measure')} pressed={measuring} onClick={toggleMeasuring}>
        <Ruler aria-hidden="true" />
      </IconButton>
      <ShareButton />
      <IconButton label={text('language.switch')} onClick={toggleLanguage}>
        <Languages aria-hidden="true" />
      </IconButton>
      <IconButton label={text('theme.switch')} onClick={toggleTheme}>
        {theme === 'dark' ? <Sun aria-hidden="true" /> : <Moon aria-hidden="true" />}
      </IconButton>
      <UserMenu />
      <IconButton
        label={text('keys.right')}
        pressed={!panels.includes('fold-right')}
        onClick={() => togglePanel('fold-right')}
      >
        <PanelRight aria-hidden="true" />
      </IconButton>
    </header>
  );
}
