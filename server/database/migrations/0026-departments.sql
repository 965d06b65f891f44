-- For which departments an account acts: set with the account, and for no other does anybody act. The desks of 0024
-- held one department each; they are taken over and not read any more.
CREATE TABLE account_department (
  account text NOT NULL REFERENCES account (id),
  department text NOT NULL REFERENCES department (id),
  PRIMARY KEY (account, department)
);
INSERT INTO account_department (account, department) SELECT account, department FROM case_desk;

-- One transfer order may take from several depots: a part for each, under one number and one signature.
ALTER TABLE supply_order
  ADD COLUMN part int NOT NULL DEFAULT 1 CHECK (part >= 1),
  DROP CONSTRAINT supply_order_number_key,
  DROP CONSTRAINT supply_order_signed_by_act_key_key,
  ADD CONSTRAINT supply_order_number_part UNIQUE (number, part),
  ADD CONSTRAINT supply_order_act_part UNIQUE (signed_by, act_key, part),
  ADD CONSTRAINT supply_order_number_depot UNIQUE (number, depot);
