import { useText } from '../i18n/use-text.ts';
import { FrontPage } from '../ui/front-page.tsx';

/** Where the studio will be; it says so, and shows the way to what there is. */
export function StudioPage() {
  const text = useText();
  return (
    <FrontPage title={text('studio.title')} lead={text('studio.later')}>
      <footer className="jw-front-foot">
        <a href="/console">{text('studio.to-console')}</a>
        <a href="/">{text('start.back-to-desks')}</a>
      </footer>
    </FrontPage>
  );
}
