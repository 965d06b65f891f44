import { Languages, Map as MapIcon, Moon, Sun } from 'lucide-react';
import { toggleLanguage, toggleTheme } from '../commands/appearance.ts';
import { signOut } from '../commands/sign-out.ts';
import { useText } from '../i18n/use-text.ts';
import { useLive } from '../store/live-store.ts';
import { useView } from '../store/view-store.ts';
import { SyntheticBadge } from './synthetic-badge.tsx';

/** Who sits here, the way back to the map, language and theme. */
export function PageBar() {
  const text = useText();
  const me = useLive((live) => live.me);
  const synthetic = useLive((live) => live.synthetic);
  const theme = useView((view) => view.theme);
  return (
    <header className="jw-bar">
      <span className="jw-brand">{text('app.name')}</span>
      {synthetic && <SyntheticBadge />}
      <span className="jw-grow" />
      {me !== null && <span className="jw-secondary">{me.name}</span>}
      <a className="jw-icon" href="/console" aria-label={text('admin.to-console')}>
        <MapIcon aria-hidden="true" />
      </a>
      <button
        type="button"
        className="jw-icon"
        aria-label={text('language.switch')}
        onClick={toggleLanguage}
      >
        <Languages aria-hidden="true" />
      </button>
      <button
        type="button"
        className="jw-icon"
        aria-label={text('theme.switch')}
        onClick={toggleTheme}
      >
        {theme === 'dark' ? <Sun aria-hidden="true" /> : <Moon aria-hidden="true" />}
      </button>
      {me !== null && (
        <button type="button" className="jw-button" onClick={() => void signOut()}>
          {text('bar.sign-out')}
        </button>
      )}
    </header>
  );
}
