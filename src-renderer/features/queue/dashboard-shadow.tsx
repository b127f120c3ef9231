import { Card } from '../../components/card.tsx';
import styles from './dashboard-shadow.module.css';

/** Cards and charts before their numbers are there, as high as they will be. */
export const DashboardShadow = () => (
  <div className={styles['shadow']} aria-hidden="true">
    <Card as="i" depth="flat" />
    <Card as="i" depth="flat" />
    <Card as="i" depth="flat" />
    <Card as="i" depth="flat" className={styles['wide']} />
  </div>
);
