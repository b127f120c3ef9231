import styles from './dashboard-shadow.module.css';

/** Cards and charts before their numbers are there, as high as they will be. */
export const DashboardShadow = () => (
  <div className={styles['shadow']} aria-hidden="true">
    <i />
    <i />
    <i />
    <i className={styles['wide']} />
  </div>
);
