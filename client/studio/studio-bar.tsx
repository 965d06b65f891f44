import { ArrowLeftRight, Languages, Moon, Ruler, Sun } from 'lucide-react';
import { type ReactNode, Suspense, useState } from 'react';
import '../i18n/later-words.ts';
import { isPlanOpen } from '../../shared/risk/grid-plan-life.ts';
import { toggleLanguage, toggleTheme } from '../commands/appearance.ts';
import { toggleMeasuring } from '../commands/measure.ts';
import { Clock, LiveState } from '../console/top-bar.tsx';
import { UserMenu } from '../console/user-menu.tsx';
import { useText } from '../i18n/use-text.ts';
import { useView } from '../store/view-store.ts';
import { usePlan } from './session/plan-store.ts';
import { adoptImported } from './tools/adopt-imported.ts';
import './studio.css';
import { later } from '../ui/later.ts';

/** Files in and out are fetched when somebody wants them. */
const InterchangePage = later(
  async () => (await import('./interchange/interchange-page.tsx')).InterchangePage,
);

/** One tool, with its name under its icon (DESK.md, the studio). */
function Tool({
  name,
  pressed,
  act,
  children,
}: {
  name: string;
  pressed?: boolean;
  act: () => void;
  children: ReactNode;
}) {
  return (
    <button type="button" className="jw-tool" aria-pressed={pressed} onClick={act}>
      {children}
      <span>{name}</span>
    </button>
  );
}

/** The studio's one toolbar. */
export function StudioBar() {
  const text = useText();
  const theme = useView((view) => view.theme);
  const measuring = useView((view) => view.measuring !== null);
  const [exchanging, setExchanging] = useState(false);
  const drawing = usePlan(({ session }) => session !== null && isPlanOpen(session.file.plan.state));
  return (
    <>
      <header className="jw-bar">
        <span className="jw-brand">{text('studio.title')}</span>
        <Clock />
        <LiveState />
        <span className="jw-grow" />
        <Tool
          name={text('interchange.short')}
          pressed={exchanging}
          act={() => setExchanging(!exchanging)}
        >
          <ArrowLeftRight aria-hidden="true" />
        </Tool>
        <Tool name={text('bar.measure')} pressed={measuring} act={toggleMeasuring}>
          <Ruler aria-hidden="true" />
        </Tool>
        <Tool name={text('language.switch')} act={toggleLanguage}>
          <Languages aria-hidden="true" />
        </Tool>
        <Tool name={text('theme.switch')} act={toggleTheme}>
          {theme === 'dark' ? <Sun aria-hidden="true" /> : <Moon aria-hidden="true" />}
        </Tool>
        <UserMenu />
      </header>
      {exchanging && (
        <Suspense fallback={null}>
          <InterchangePage
            {...(drawing ? { adopt: adoptImported } : {})}
            close={() => setExchanging(false)}
          />
        </Suspense>
      )}
    </>
  );
}
