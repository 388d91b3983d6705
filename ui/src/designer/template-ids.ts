/** The drawings a new diagram can begin with, as the address of the editor names them. */
export const templateIds = ['semplice', 'cura', 'servizi'] as const;
export type TemplateId = (typeof templateIds)[number];
