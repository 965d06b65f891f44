import { useLanguage, useText } from '../i18n/use-text.ts';
import { FrontPage } from '../ui/front-page.tsx';
import { CHAPTERS } from './chapters.ts';
import './help.css';

/** The help, short, in the product and in both languages. */
export function HelpPage() {
  const text = useText();
  const language = useLanguage();
  return (
    <FrontPage title={text('help.title')}>
      {CHAPTERS[language].map(({ title, paragraphs }) => (
        <section key={title} className="jw-chapter">
          <h2>{title}</h2>
          {paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </section>
      ))}
      <footer className="jw-front-foot">
        <a href="/console">{text('admin.to-console')}</a>
        <a href="/">{text('start.back-to-desks')}</a>
      </footer>
    </FrontPage>
  );
}
