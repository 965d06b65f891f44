import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { AlarmFiguresSection } from '../../../client/admin/alarm-figures-section.tsx';

it('the alarm figures ask for no span before the server told its time', () => {
  const questions = new QueryClient();
  renderToStaticMarkup(
    <QueryClientProvider client={questions}>
      <AlarmFiguresSection />
    </QueryClientProvider>,
  );
  const asked = questions.getQueryCache().getAll();
  expect(asked.map(({ queryKey }) => queryKey)).toEqual([[null]]);
});
