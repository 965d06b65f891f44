/** The bundled letters of the product: about a hundred parts, each fetched when a letter of it is written. */
import '@fontsource-variable/noto-sans-sc/wght.css';
import './rare-letters.css';
