export const InstancePage = () => null;
