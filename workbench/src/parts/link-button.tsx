import { createLink } from '@tanstack/react-router';
import { Button } from 'antd';

/** A link that looks like a button: one element, and so one stop of the tab key. */
export const LinkButton = createLink(Button);
