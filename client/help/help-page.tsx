import { useLanguage, useText } from '../i18n/use-text.ts';
import { FrontPage } from '../ui/front-page.tsx';
import { CHAPTERS } from './chapters.ts';
import { PICTURES } from './pictures.ts';
import './help.css';

/** The help, short, in the product and in both languages. */
export function HelpPage() {
  const text = useText();
  const language = useLanguage();
  return (
    <FrontPage title={text('help.title')}>
      {CHAPTERS[language].map(({ title, paragraphs, pictures = [] }) => (
        <section key={title} className="jw-chapter">
          <h2>{title}</h2>
          {paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
          {pictures.map(({ name, shows }) => (
            <figure key={name} className="jw-figure" data-picture={name}>
              <a href={PICTURES[name][language]} target="_blank" rel="noreferrer">
                <img src={PICTURES[name][language]} alt={shows} loading="lazy" decoding="async" />
              </a>
              <figcaption>{shows}</figcaption>
            </figure>
          ))}
        </section>
      ))}
      <footer className="jw-front-foot">
        <a href="/console">{text('admin.to-console')}</a>
        <a href="/">{text('live.to-start')}</a>
      </footer>
    </FrontPage>
  );
}
