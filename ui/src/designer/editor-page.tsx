export const EditorPage = () => null;
