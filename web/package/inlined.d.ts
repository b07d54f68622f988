export * from './explainer.js';
