import { createLink } from '@tanstack/react-router';
import { Button, type ButtonProps } from 'antd';

/** The link's own `type` would be that of an address, so that how it looks has another name here. */
function ButtonOfLink({
  primary = false,
  ...rest
}: Omit<ButtonProps, 'type'> & { readonly primary?: boolean }) {
  return <Button {...rest} type={primary ? 'primary' : 'default'} />;
}

/** A link that looks like a button: one element, and so one stop of the tab key. */
export const LinkButton = createLink(ButtonOfLink);
