/** The package's entry `article-explainer/define`: registers <article-explainer>, where there are elements. */
import { ArticleExplainerElement } from './element.js';

ArticleExplainerElement.define();
export { ArticleExplainerElement };
