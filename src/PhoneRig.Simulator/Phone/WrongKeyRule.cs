namespace PhoneRig.Simulator.Phone;

/// <summary>What the power-up code's parser makes of a wrong key (facts 2.2).</summary>
public enum WrongKeyRule
{
    /// <summary>9.4(2): a wrong 3 or * restarts the parser as the code that begins with it; any other wrong key aborts.</summary>
    RestartOn3OrStar,
    /// <summary>Every wrong key aborts.</summary>
    Abort,
    /// <summary>Loads before 6.0 have no power-up code at all: <c>**##**2</c> off hook instead (facts 2.4, 7.2 row 14).</summary>
    NoPowerUpCode,
}
