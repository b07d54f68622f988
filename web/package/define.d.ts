export { ArticleExplainerElement } from './element.js';
