-- For which departments an account acts: set with the account, and for no other does anybody act. The desks of 0024
-- held one department each; they are taken over and not read any more.
CREATE TABLE account_department (
  account text NOT NULL REFERENCES account (id),
  department text NOT NULL REFERENCES department (id),
  PRIMARY KEY (account, department)
);
INSERT INTO account_department (account, department) SELECT account, department FROM case_desk;
