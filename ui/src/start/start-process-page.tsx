export const StartProcessPage = () => null;
