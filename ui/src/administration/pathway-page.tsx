export const PathwayPage = () => null;
