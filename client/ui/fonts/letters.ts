/**
 * The bundled letters of the product: one file with those that it and its city write, and about a hundred parts for all
 * others, each fetched when a letter of it is written.
 */
import '@fontsource-variable/noto-sans-sc/wght.css';
import './first-letters.css';
import './rare-letters.css';
