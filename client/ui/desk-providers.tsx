import './mantine.css';
import {
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  MantineProvider,
} from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useView } from '../store/view-store.ts';

/** Controls are grey: colour belongs to the four levels (DESK.md, Colour). */
const SLATE: MantineColorsTuple = [
  '#f1f4f8',
  '#e2e8ef',
  '#c8d3df',
  '#a9c7e8',
  '#8fb0d4',
  '#5b82ad',
  '#3f6a9a',
  '#2b5486',
  '#21436c',
  '#162f4d',
];

/** What controls take for grey in the dark theme: the surfaces, lines and words of tokens.css. */
const NIGHT: MantineColorsTuple = [
  '#e6edf5',
  '#c8d3df',
  '#9fb0c3',
  '#8694a6',
  '#3a4759',
  '#2a3647',
  '#202b39',
  '#18212d',
  '#10161f',
  '#0b1017',
];

const theme = createTheme({
  colors: { slate: SLATE, dark: NIGHT },
  primaryColor: 'slate',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  fontFamily: 'var(--jw-font)',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
});

const surfaces = {
  '--mantine-color-body': 'var(--jw-raised)',
  '--mantine-color-text': 'var(--jw-text)',
  '--mantine-color-dimmed': 'var(--jw-secondary)',
  '--mantine-color-placeholder': 'var(--jw-secondary)',
  '--mantine-color-default': 'var(--jw-sunken)',
  '--mantine-color-default-hover': 'var(--jw-line)',
  '--mantine-color-default-color': 'var(--jw-text)',
  '--mantine-color-default-border': 'var(--jw-line)',
};
const resolver: CSSVariablesResolver = () => ({
  variables: {},
  light: surfaces,
  dark: surfaces,
});

const questions = new QueryClient({ defaultOptions: { queries: { staleTime: 5_000 } } });

/** Controls, questions, language and theme for a desk that people work at. The wall does without. */
export function DeskProviders({ children }: { children: ReactNode }) {
  const colours = useView((view) => view.theme);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={resolver} forceColorScheme={colours}>
      <QueryClientProvider client={questions}>{children}</QueryClientProvider>
    </MantineProvider>
  );
}
