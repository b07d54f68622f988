/** The look of what the panel adds to the findings, which bring their own. Custom properties as there: --explainer-*. */
export const styleText = `
:host { display: block; color-scheme: light dark; }
.panel { padding: 12px 16px 24px; overflow-wrap: break-word; background: var(--explainer-background, transparent);
  font: var(--explainer-size, 0.9375rem)/1.467 var(--explainer-sans, system-ui, sans-serif); text-align: start;
  white-space: normal; }
.panel > :is(.state, .problem, .answer) { margin: 0 0 8px; font-size: 0.867em; }
.panel .state { color: var(--explainer-quiet, light-dark(#4b4f57, #b4b3ac)); }
.panel > :is(.state, .problem, .answer):empty { display: none; }
.panel > .problem { font-weight: 600; }
.panel button { margin: 0; padding: 0; border: 0; background: none; font: inherit; text-align: start; cursor: pointer;
  text-decoration: underline; text-underline-offset: 0.2em; color: var(--explainer-link, light-dark(#1a4b87, #9cc3f0)); }
.panel :focus-visible { outline: 3px solid; outline-offset: 2px; }
.panel [hidden] { display: none !important; }
.panel > div { display: flow-root; }
.panel > .coming { height: 0; overflow: clip; }
.notes { margin: 0 0 24px; }
.notes h2 { margin: 0; font-size: 1em; font-weight: 600; }
.notes h2 .n { font-weight: 400; color: var(--explainer-quiet, light-dark(#4b4f57, #b4b3ac)); }
.notes ul { margin: 4px 0 0; padding: 0; list-style: none; }
.notes li { padding: 8px 0; border-top: 1px solid var(--explainer-rule, light-dark(#d5d5cf, #3d4047)); }
.notes p { margin: 0; }
.notes .acts { display: flex; gap: 4px 20px; margin-top: 2px; font-size: 0.867em; }
.notes .acts button { min-height: 24px; }
.notes summary { margin-top: 4px; font-size: 0.867em; cursor: pointer; }
.panel > .insert { margin-top: 20px; font-size: 0.867em; }
`;
