import { Languages, Moon, Sun } from 'lucide-react';
import type { ReactNode } from 'react';
import { toggleLanguage, toggleTheme } from '../commands/appearance.ts';
import { useText } from '../i18n/use-text.ts';
import { useView } from '../store/view-store.ts';
import './front-page.css';

/** A quiet page in front of the map: one card, language and theme, nothing that needs a session. */
export function FrontPage({
  title,
  lead,
  children,
}: {
  title: string;
  lead?: string;
  children: ReactNode;
}) {
  const text = useText();
  const theme = useView((view) => view.theme);
  return (
    <div className="jw-front">
      <main className="jw-front-card">
        <header className="jw-row">
          <span className="jw-brand jw-grow">
            {text('app.name')}{' '}
            <span className="jw-secondary jw-front-claim">{text('app.claim')}</span>
          </span>
          <button
            type="button"
            className="jw-icon"
            aria-label={text('language.switch')}
            title={text('language.switch')}
            onClick={toggleLanguage}
          >
            <Languages aria-hidden="true" />
          </button>
          <button
            type="button"
            className="jw-icon"
            aria-label={text('theme.switch')}
            title={text('theme.switch')}
            onClick={toggleTheme}
          >
            {theme === 'dark' ? <Sun aria-hidden="true" /> : <Moon aria-hidden="true" />}
          </button>
        </header>
        <div>
          <h1>{title}</h1>
          {lead !== undefined && <p className="jw-secondary">{lead}</p>}
        </div>
        {children}
      </main>
    </div>
  );
}
